# Fills an empty Redmine with what RedmineServerTest asks about. Run by `rails runner`.
Redmine::DefaultData::Loader.load('en') if Redmine::DefaultData::Loader.no_data?
Setting.rest_api_enabled = '1'
Setting.login_required = '1'
Setting.default_language = 'en'

def user(login, first, last, key)
  user = User.new(:firstname => first, :lastname => last, :mail => "#{login}@example.org")
  user.login = login
  user.password = SecureRandom.hex(16)
  user.admin = false
  user.must_change_passwd = false
  user.save!
  user.api_token ? user.api_token.update!(:value => key) : Token.create!(:user => user, :action => 'api').update_column(:value, key)
  user
end

manager = Role.find_by(:name => 'Manager')
wiki = user('wiki', 'Wiki', 'Account', ENV.fetch('REDMINE_KEY'))
ben = user('ben', 'Ben', 'Okoro', ENV.fetch('REDMINE_OTHER_KEY'))

follow_up = IssueCustomField.create!(
  :name => 'Follow-up', :field_format => 'list', :is_for_all => true, :is_filter => true,
  :possible_values => %w[prevent detect mitigate repair process learn], :trackers => Tracker.all)
waiting = IssueStatus.create!(:name => 'Waiting', :is_closed => false)
obsolete = IssueStatus.create!(:name => 'Obsolete', :is_closed => true)

{ 'shop' => 'Shop', 'ops' => 'Operations' }.each do |identifier, name|
  project = Project.create!(:name => name, :identifier => identifier, :is_public => false,
                            :trackers => Tracker.all, :enabled_module_names => ['issue_tracking'])
  Member.create!(:project => project, :user => wiki, :roles => [manager])
  Member.create!(:project => project, :user => ben, :roles => [manager]) if identifier == 'shop'
end

User.current = wiki
shop = Project.find('shop')
def issue(project, author, subject, extra)
  Issue.create!({ :project => project, :tracker => Tracker.first, :author => author,
                  :subject => subject, :priority => IssuePriority.default || IssuePriority.first,
                  :status => IssueStatus.find_by(:name => 'New') }.merge(extra))
end
first = issue(shop, wiki, 'Warm the cache', :assigned_to => ben, :due_date => Date.new(2026, 4, 1),
              :custom_field_values => { follow_up.id => 'detect' })
issue(shop, wiki, 'Put the rollback into the playbook', :status => waiting)
issue(shop, wiki, 'A second region', :status => obsolete)
related = issue(shop, wiki, 'Alert on the age of the queue',
                :description => 'See https://wiki.example.org/Wiki.jsp?page=Outage')
related.reload.update!(:status => IssueStatus.find_by(:name => 'Closed'))
issue(Project.find('ops'), wiki, 'Run a game day', {})
IssueRelation.create!(:issue_from => first, :issue_to => related, :relation_type => 'relates')
puts "seeded #{Issue.count} issues, field #{follow_up.id}"
